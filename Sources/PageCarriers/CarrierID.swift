/// The stable name of a carrier, as rules and reports write it: `comment`, `json-ld`.
package struct CarrierID: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The name, in kebab case.
  package let name: String

  /// Creates an identifier from its name.
  package init(stringLiteral name: String) { self.name = name }
}
