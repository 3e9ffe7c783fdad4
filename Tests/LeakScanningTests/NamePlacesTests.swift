import LeakRules
import LeakScanning
import SourceText
import TestSupport
import Testing

/// What the place of a name on a page does to it, from the markup to the confidence.
@Suite struct NamePlacesTests {
  static let scanner = Result {
    try PageScanner(
      rules: RuleCatalog.embedded(withExamples: false),
      options: ScanOptions()
    )
  }

  static func names(on page: String) throws -> [String] {
    try scanner.get().scan(Array(page.utf8), named: "page.html").findings
      .filter { $0.rule == "person-name" }.map { $0.match.text.revealed() }
  }

  @Test(arguments: [
    "<!-- Pavel Gusarenko -->",
    "<!-- Drew Sander, +44 7700 900123, hold for legal -->",
    "<template><p>Pavel Gusarenko</p></template>",
    "<div style='display:none'>Qorvath Zelmury, TK confirm the unit, +44 7700 900123</div>",
    "<a href='/x'>x<template>Pavel Gusarenko, do not publish the surname</template></a>",
    "<script>var c={fullName:'Drew Sander',contact_phone:'+447700900123'}</script>",
    "<script type='application/json'>[{\"a\":1},{\"caller\":2,\"phone\":3},\"Qorvath Zelmury\","
      + "\"+447700900123\"]</script>",
    "<script>self.__next_f.push([1,'er\":1,\"speaker\":\"Pavel Gusarenko\",\"b\":'])</script>",
    "<!-- <section><h2>Pavel Gusarenko</h2></section> -->",
  ]) func `a name that somebody left is found`(_ markup: String) throws {
    #expect(try Self.names(on: "<p>A woman rang.</p>" + markup).count == 1)
  }

  @Test(arguments: [
    "<!-- slider by Pavel Gusarenko, version 2 -->",
    "<style>/* Pavel Gusarenko */ p { color: red }</style>",
    "<ul hidden><li><a href='/pg'>Pavel Gusarenko</a></li></ul>",
    "<div hidden><h3>Pavel Gusarenko speaks</h3></div>",
    "<div hidden>On Monday Pavel Gusarenko told the council that the road would be closed.</div>",
    "<link rel='alternate' title='Pavel Gusarenko'>",
    "<script>var image={license:{person:'Pavel Gusarenko',person_url:'/p'}}</script>",
    "<script type=application/json>[{\"article\":1},{\"author\":2},{\"name\":3},\"Pavel Gusarenko\"]</script>",
    "<script>var post={body:'<ul><li>Nikita Brozhkin</li><li>Olena Tkach</li></ul>'}</script>",
    "<script>var s={\"partner\":\"IMA\"}</script>",
  ]) func `a name that is published on purpose is none`(_ markup: String) throws {
    #expect(try Self.names(on: "<p>A woman rang.</p>" + markup) == [])
  }

  @Test func `many names under one key are no record`() throws {
    let first = ["Pavel", "Nikita", "Olena", "Marta", "Ingrid", "Tomas", "Ilse", "Andriy", "Ihor"]
    let rows = first.map { "{\"jmeno\":\"\($0) Gusarenko\"}" }.joined(separator: ",")
    #expect(try Self.names(on: "<script>var x=[\(rows)]</script>") == [])
    let callers = first.map { "{\"caller\":\"\($0) Gusarenko\"}" }.joined(separator: ",")
    #expect(try Self.names(on: "<script>var x=[\(callers)]</script>").count == first.count)
  }
}
