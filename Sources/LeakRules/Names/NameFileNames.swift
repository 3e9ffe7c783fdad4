/// Names in the names of files: `call-03-gusarenko-pavel.mp3`.
extension NameReader {
  /// What the ending of a file name says.
  private enum FileKind {
    /// Sound, video, documents, tables.
    case document
    case image
  }

  private static let longestName = 400
  private static let mostWords = 9

  /// Reads the last part of a path or address as the name of a file that was called after a person.
  ///
  /// - Parameter path: A file name, path or address; a query and fragment are left out.
  /// - Returns: The likeliest name; nil for page addresses, which are headlines, and for files
  ///   without a name.
  package func readFileName(_ path: UnsafeBufferPointer<UInt8>) -> NameMention? {
    guard path.count <= Self.longestName, let file = FileNameParts(path) else { return nil }
    let kind: FileKind
    switch file.ending {
    case .document: kind = .document
    case .image: kind = .image
    case .other: return nil
    }
    var words: [TokenReading] = []
    var hasRecordingWord = false
    for range in file.words {
      let word = UnsafeBufferPointer(rebasing: path[range])
      if lexicon.classes(of: LexiconText.foldedHash(word)).contains(.recording) {
        hasRecordingWord = true
        continue
      }
      guard range.count >= 3, words.count <= Self.mostWords else { continue }
      let classifier = TokenClassifier(lexicon: lexicon)
      words.append(
        classifier.read(path, range.lowerBound, range.upperBound, assumingCapital: true)
      )
    }
    guard words.count >= 2, words.count < Self.mostWords else { return nil }
    var best: NameMention?
    for index in 0..<(words.count - 1) {
      guard let found = pair(words[index...index + 1], in: path) else { continue }
      var mention = found
      if kind == .document {
        mention.evidence.append(Evidence("the file is a recording or document", 0.2))
      } else {
        mention.evidence.append(Evidence("the file is an image", -0.15))
      }
      if hasRecordingWord {
        mention.evidence.append(Evidence("the file's name tells of a call or interview", 0.15))
      }
      if words.count > 4 { mention.evidence.append(Evidence("the file has a long name", -0.15)) }
      if mention.score > best?.score ?? 0 { best = mention }
    }
    return best
  }

  /// Two neighbouring words as a name, in either order.
  private func pair(
    _ words: ArraySlice<TokenReading>,
    in path: UnsafeBufferPointer<UInt8>
  ) -> NameMention? {
    let isPossible = words.allSatisfy {
      $0.kind == .name || $0.kind == .unknown || $0.kind == .patronymic
    }
    guard isPossible else { return nil }
    return words.withUnsafeBufferPointer { tokens in
      let score = NameScore(tokens)
      guard score.hasFamily || score.patronymicCount > 0, score.badCount == 0,
        score.strongCount > 0, score.hasGiven, score.points >= Self.leastPoints
      else { return nil }
      let hasUnknown = tokens.contains { $0.kind == .unknown }
      let weight = score.strongCount >= 2 ? -0.15 : hasUnknown ? -0.3 : -0.25
      return NameMention(
        reading: reading(of: tokens, score, in: path),
        evidence: [Evidence("it is part of a file's name", weight)]
      )
    }
  }
}

extension NameMention {
  /// The name's likeness with the evidence of the text around it.
  fileprivate var score: Double { evidence.reduce(reading.likeness) { $0 + $1.weight } }
}
