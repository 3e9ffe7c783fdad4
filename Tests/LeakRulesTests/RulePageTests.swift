import LeakRules
import Testing

@Suite struct RulePageTests {
  static func page(_ text: String) throws -> String {
    RulePage(try RuleFile().read(text, named: RuleText.file)).markdown
  }

  @Test func `a page says everything the rule says`() throws {
    let text = RuleText.adding(
      """
      keys: [door, gate]
      except: [json-ld, meta]
      visibility: [public, hidden]
      raise: [{ when: key, is: [front, back], weight: 0.2, reason: the key says which }]
      lower:
        - { when: value, matches: '^`0', weight: 0.5, reason: it is no code }
        - { when: record, has: [name], weight: 0.25, reason: it belongs to somebody }
      references: [https://example.org/doors]
      """
    ).replacing(
      "- clean: '<p>a door</p>'",
      with: "- { clean: '```', name: a fence, why: No door. }"
    )
    #expect(
      try Self.page(text) == #"""
        # Code of a door

        `door-code` · secret · severity high

        ## Why it matters

        It opens a door.

        ## What to do

        Change the code.

        ## How it is found

        What one of the patterns below matches, under a key with `door` or `gate`. Looked for in every carrier but `json-ld` and `meta`, where public and hidden. The score starts at 0.6.

        ```
        door (\d{4})
        ```

        ## What raises the confidence

        - +0.2: the key says which (key: `front` or `back`)

        ## What lowers it

        - −0.5: it is no code (value matches ``^`0``)
        - −0.25: it belongs to somebody (record: `name`)

        ## Found

        What stands between « and » is found.

        An example:

        ```html
        <!-- door «1234» -->
        ```

        An example:

        ```html
        <p hidden>door «4321»</p>
        ```

        ## Left alone

        An example:

        ```html
        <p>door 1234</p>
        ```

        A fence. No door.

        ````html
        ```
        ````

        ## References

        - <https://example.org/doors>

        """#
    )
  }

  @Test func `a page of whole values names the keys`() throws {
    let text = RuleText.replacing(7, with: "whole: true\nkeys: [a, b, c]\ncarriers: [comment]")
    let sentence = """
      A whole value under a key with `a`, `b` or `c`. Looked for in `comment`, where hidden. \
      The score starts at 0.6.
      """
    #expect(try Self.page(text).contains(sentence))
  }

  @Test(arguments: try RuleCatalog.embedded().rules.map(\.id))
  func `an embedded rule has a page`(_ id: String) throws {
    let rule = try #require(try RuleCatalog.embedded()[id])
    let page = RulePage(rule).markdown
    #expect(page.hasPrefix("# \(rule.title)\n\n`\(id)`"))
    #expect(rule.examples.allSatisfy { page.contains($0.text) })
    #expect(!page.contains("\n\n\n"))
  }
}
