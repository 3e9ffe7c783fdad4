internal import PageSyntax
internal import SourceText

/// Structured data for search engines: `<script type="application/ld+json">`.
///
/// Made for machines to show, so what it says in the vocabulary of schema.org is public: a telephone
/// number of the publisher belongs there. The addresses of recordings are shown to nobody. A value under a key of the newsroom's own making, or below
/// one, is as hidden as in any other script.
/// Source: <https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents>, <https://schema.org>.
struct JSONLD: ScriptCarrier {
  let description = CarrierDescription(
    id: "json-ld",
    title: "structured data for search engines",
    summary: "JSON-LD in a script of type application/ld+json."
  )

  func read(
    _ script: ScriptElement,
    of document: inout HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>,
    into content: ContentBuilder
  ) -> Bool {
    guard script.type.hasPrefix("application/ld+json") else { return false }
    let first = content.fragments.count
    ScriptCollector.read(
      layer: document.layer,
      range: script.range,
      dialect: .json,
      at: FragmentContext(
        form: .string,
        visibility: .public,
        place: document.place(of: script.token, in: content)
      ),
      into: content
    )
    content.hide(from: first) { key in !Self.vocabulary.contains(key) }
    return true
  }

  /// The properties of schema.org and JSON-LD that publishers use on article pages.
  static let vocabulary: Set<String> = Set(
    """
    @context @graph @id @type @value @language @list
    about abstract accessMode acceptedAnswer actionStatus additionalProperty additionalType address
    addressCountry addressLocality addressRegion affiliation aggregateRating alternateName
    alternativeHeadline answerCount applicationCategory areaServed articleBody articleSection
    associatedMedia audience audio author availability availableLanguage award backstory
    bestRating birthDate birthPlace brand breadcrumb broadcastOfEvent byArtist caption category
    character citation claimReviewed codeRepository comment commentCount contactOption contactPoint
    contactType contentLocation contentRating contentReferenceTime contentSize
    contributor copyrightHolder copyrightNotice copyrightYear correction countryOfOrigin
    coverageEndTime coverageStartTime creator creditText cssSelector dateCreated dateModified
    datePublished dateline description director diversityPolicy duration editor email embedUrl
    employee encodingFormat endDate episodeNumber ethicsPolicy event eventStatus expires familyName
    faxNumber founder foundingDate gender genre geo givenName hasPart headline height homeLocation
    honorificPrefix honorificSuffix identifier image inLanguage interactionCount
    interactionStatistic interactionType isAccessibleForFree isBasedOn isFamilyFriendly isPartOf
    item itemListElement itemListOrder itemReviewed jobTitle keywords knowsAbout latitude legalName
    license liveBlogUpdate location locationCreated logo longitude mainEntity mainEntityOfPage
    masthead material maxValue memberOf mentions menu minValue musicBy name nationality newsUpdatesAndGuidelines
    numberOfItems offers opens openingHours organizer pageEnd pageStart pagination parentOrganization performer
    position postalCode potentialAction price priceCurrency producer productionCompany provider
    publication publisher publishingPrinciples query query-input ratingCount ratingValue recordedAt
    recipeIngredient recipeInstructions regionsAllowed requiresSubscription result review reviewBody
    reviewCount reviewRating reviewedBy sameAs sdPublisher section sku slogan sourceOrganization
    speakable sponsor startDate step streetAddress subjectOf suggestedAnswer target telephone text
    thumbnail thumbnailUrl timeRequired translator typicalAgeRange unitText unnamedSourcesPolicy
    uploadDate upvoteCount url urlTemplate value version video width wordCount worksFor worstRating
    xpath
    """.split(whereSeparator: \.isWhitespace).map(String.init)
  )
}
