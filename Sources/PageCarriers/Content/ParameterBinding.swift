/// Which parameters of a function stand for which values, where the function is called at once:
/// `(function(a,b){return {tel:b}}("x","+34 …"))`.
///
/// Nuxt 2, Sapper and SvelteKit write repeated values so: the values are arguments, the keys are in
/// the body. Source: <https://github.com/sveltejs/devalue>, `uneval.js`.
struct ParameterBinding {
  /// A function whose body is read, or whose call is.
  struct Function {
    /// The positions of the parameters, by their names.
    private var positions: [UInt64: Int] = [:]
    /// Where each parameter stands for a value.
    private var uses: [[FragmentContext]] = []
    /// For each parameter that members were assigned to, the place of those members; -1 for others.
    private var places: [Int32] = []

    /// Takes `a, b, $c`; nil where there is none, or something but names.
    init?(parameters: UnsafeBufferPointer<UInt8>) {
      guard !parameters.isEmpty else { return nil }
      for part in parameters.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
        let name = part.filter { $0 > 0x20 }
        guard let packed = ParameterBinding.packed(name) else { return nil }
        positions[packed] = uses.count
        uses.append([])
        places.append(-1)
      }
    }

    func position(of name: UInt64) -> Int? { positions[name] }

    /// Where the parameter at a position stands for a value.
    func uses(of position: Int) -> [FragmentContext] {
      uses.indices.contains(position) ? uses[position] : []
    }

    /// The place of the members assigned to the parameter at a position; nil where none were.
    func placeOfMembers(of position: Int) -> Int32? {
      places.indices.contains(position) && places[position] >= 0 ? places[position] : nil
    }

    mutating func addUse(of position: Int, at context: FragmentContext) {
      guard uses[position].count < ParameterBinding.useLimit else { return }
      uses[position].append(context)
    }

    mutating func setPlace(_ place: Int32, of position: Int) { places[position] = place }
  }

  /// The functions around what is read; nil for those without parameters.
  private var open: [Function?] = []
  /// The function whose body has just ended.
  private var ended: Function?
  /// The functions whose arguments are read, the innermost last.
  private var calls: [Function] = []

  /// A value is added under so many of the keys it stands for.
  private static let useLimit = 16
  /// How many functions around a name are asked for it.
  private static let reach = 8

  mutating func begin(parameters: UnsafeBufferPointer<UInt8>) {
    ended = nil
    open.append(Function(parameters: parameters))
  }

  mutating func end() { ended = open.popLast() ?? nil }

  /// Notes that something else than a call follows the function that has just ended.
  mutating func forget() { if ended != nil { ended = nil } }

  /// The function whose arguments are read.
  var called: Function? { calls.last }

  /// Whether any function around has parameters, so that names matter.
  var isBinding: Bool { !open.isEmpty }

  /// Notes a call; false where it is not of the function that has just ended.
  mutating func call() -> Bool {
    guard let function = ended else { return false }
    ended = nil
    calls.append(function)
    return true
  }

  mutating func endCall() { _ = calls.popLast() }

  /// Notes that a name stands where a value does.
  mutating func use(_ name: UnsafeBufferPointer<UInt8>, at context: FragmentContext) {
    guard let (function, position) = find(name) else { return }
    open[function]?.addUse(of: position, at: context)
  }

  /// The place of the members assigned to a parameter, as in `c.note = a`; nil for other names.
  ///
  /// `make` makes the place, the first time.
  mutating func place(
    ofMembersOf name: UnsafeBufferPointer<UInt8>,
    make: () -> Int32
  ) -> Int32? {
    guard let (function, position) = find(name) else { return nil }
    if let known = open[function]?.placeOfMembers(of: position) { return known }
    let place = make()
    open[function]?.setPlace(place, of: position)
    return place
  }

  private func find(_ name: UnsafeBufferPointer<UInt8>) -> (function: Int, position: Int)? {
    guard !open.isEmpty, let packed = Self.packed(name) else { return nil }
    for index in open.indices.suffix(Self.reach).reversed() {
      if let position = open[index]?.position(of: packed) { return (index, position) }
    }
    return nil
  }

  /// Whether a byte may stand in a short name.
  static func isNamePart(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 97 < 26 || byte &- 48 < 10 || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "$")
  }

  /// A name of at most eight bytes as a number; such lists have no longer ones.
  private static func packed(_ name: some Collection<UInt8>) -> UInt64? {
    guard !name.isEmpty, name.count <= 8 else { return nil }
    var packed: UInt64 = 0
    for byte in name {
      guard isNamePart(byte) else { return nil }
      packed = packed << 8 | UInt64(byte)
    }
    return packed
  }
}
