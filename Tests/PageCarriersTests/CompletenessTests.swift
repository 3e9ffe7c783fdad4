import PageCarriers
import SourceText
import TestSupport
import Testing

/// Nothing in the source escapes: what stands on a page stands in some fragment.
@Suite struct CompletenessTests {
  /// Places of a page in which a number may stand; each holds `@`, which is replaced by one.
  static let places = [
    "<p>@</p>", "<!-- @ -->", "<!@>", "<?x @ ?>", "</ @>", "<p title='@'>", "<p @>", "<p a@=1>",
    "<x@>", "</x@>", "<p id=a id='@'>", "<script>@</script>", "<script>'@'</script>",
    "<script>// @\n</script>", "<script>/* @ */</script>", "<script>`@${1}`</script>",
    "<script>/@/.test(a)</script>", "<script type=text/x>@</script>", "<style>@</style>",
    "<style>/* @ */</style>", "<style>a{b:url(@)}</style>", "<title>@</title>",
    "<textarea>@</textarea>", "<noscript>@</noscript>", "<template>@</template>",
    "<xmp>@</xmp>", "<iframe>@</iframe>", "<noembed>@</noembed>", "<noframes>@</noframes>",
    "<plaintext>@", "<svg><![CDATA[@]]></svg>", "<svg><title>@</title></svg>",
    "<math><mi>@</mi></math>", "<select><option>@</select>", "<table>@</table>",
    "<!doctype html '@'>", "<meta name=x content='@'>", "<meta @=1>", "<a href='tel:@'>x</a>",
    "<a href='x?t=@&b=1'>x</a>", "<input value='@'>", "<object data='@'></object>",
    "<p style='--x:@'>", "<p onclick=\"a('@')\">", "<base href='//@/'>", "@", "<@", "<p \"@\">",
    "<script type=application/json>{\"@\":1}</script>",
    "<script type=application/json>[@]</script>",
    "<script type=application/ld+json>{\"a\":\"@\"}</script>",
    "<script type=application/json>{\"a\":\"@</script>", "<p>a</p></html>@",
    "<iframe srcdoc='<b>@</b>'></iframe>", "<frameset>@</frameset>",
  ]

  @Test(arguments: places)
  func `a number stands in a fragment, wherever the page has it`(_ place: String) {
    let number = "79470001203"
    let page = place.replacing("@", with: number)
    let content = PageReader.read(PageText(decoding: Array(page.utf8), as: .markup), as: .html)
    let isFound = content.fragments.contains { fragment in
      String(decoding: content.text(of: fragment), as: UTF8.self).contains(number)
    }
    let keys = (0..<content.keys.count).map { content.keys[$0] }
    #expect(isFound || keys.contains { $0.contains(number) }, "\(page)")
  }

  @Test(arguments: Sample.all)
  func `every byte of a sample belongs to a fragment, or to markup`(_ sample: Sample) throws {
    let text = PageText(decoding: sample.bytes, as: .markup)
    let type = PageReader.mediaType(of: text, name: sample.name)
    let content = PageReader.read(text, as: type)
    var isRead = Array(repeating: false, count: text.bytes.count)
    var resolver = SourceResolver(content)
    for fragment in content.fragments {
      let count = fragment.range.count
      guard count > 0, let range = resolver.pageRange(of: 0..<count, in: fragment) else { continue }
      try #require(range.upperBound <= isRead.count)
      for index in range { isRead[index] = true }
    }
    // What is left may hold no run of digits a number could be.
    var digits = 0
    for (index, byte) in text.bytes.enumerated() {
      let isDigit = UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
      digits = isDigit && !isRead[index] ? digits + 1 : 0
      #expect(digits < 9, "unread digits at \(index)")
    }
  }
}
