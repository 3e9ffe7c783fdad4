extension HostilePage {
  /// What opens and never ends, with all the rest of the page in it.
  static let unterminatedPages: [HostilePage] = [
    ("comment", "<!-- "),
    ("tag", "<p "),
    ("attribute", "<p title=\""),
    ("string", "<script>a = \""),
    ("template", "<script>a = `"),
    ("expression", "<script>a = `${"),
    ("regular-expression", "<script>a = /"),
    ("script-comment", "<script>/*"),
    ("cdata", "<svg><![CDATA["),
    ("script", "<script>"),
    ("style", "<style>"),
    ("style-string", "<style>a{b:'"),
    ("style-comment", "<style>/*"),
    ("textarea", "<textarea>"),
    ("title", "<title>"),
    ("doctype", "<!doctype "),
    ("processing-instruction", "<?php "),
    ("json-object", #"{"a": "#),
    ("json-string", #"{"a": ""#),
    ("json-script", "<script type=application/json>{\"a\":\""),
    ("base64", "<p data-a='data:text/html;base64,"),
    ("plaintext", "<plaintext>"),
  ].flatMap { name, opening in
    [
      HostilePage("unterminated-\(name)", fullSize: 2_000_000, head: "<p>a</p>" + opening, filler),
      HostilePage("unterminated-\(name)-repeated", fullSize: 1_000_000, opening),
    ]
  }

  /// A little of everything that could end something, but does not.
  private static let filler = "ab cd12 \\ < & % - ] * / $ "
}
