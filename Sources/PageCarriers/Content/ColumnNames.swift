/// Gives the cells of tables in data the names of their columns, and makes each row a record.
///
/// Three forms: a list of rows whose first holds the names (a sheet's `values`), the names in a list
/// beside the rows (`{"columns":[…],"data":[[…]]}`, as pandas writes), and Google's
/// `{"cols":[{"label":…}],"rows":[{"c":[{"v":…}]}]}`. Which list is which is known only when all of
/// them have been read.
/// Source: Google Sheets API, `ValueRange`; Google Visualization API, `DataTable`.
struct ColumnNames {
  /// A column of the table whose rows stand in a list, or whose lists stand in an object.
  private struct Column: Hashable {
    var table: Int32
    var position: Int32
  }

  private var places: [Place]
  private var keys: KeyTable
  private var keyValues = KeyValues()
  /// The names that stand in the first row of a list of rows.
  private var firstRows: [Column: Int32] = [:]
  /// The names that stand in a list beside the rows.
  private var lists: [Column: Int32] = [:]
  /// For each key, whether a list under it names columns, holds rows, or holds a row's cells.
  private var roles: [Int32: Role] = [:]
  private var valueKeys: [Int32] = []
  private var nameKeys: [Int32] = []

  private enum Role { case names, rows, cells }

  private static let namingKeys: [StaticString] = [
    "columns", "cols", "fields", "header", "headers", "columnNames", "column_names", "head",
  ]
  private static let rowKeys: [StaticString] = ["data", "rows", "values", "records", "body"]

  /// Names the cells of all tables among a page's fragments.
  static func resolve(
    _ fragments: inout [Fragment],
    places: inout [Place],
    keys: inout KeyTable,
    arena: [UInt8]
  ) {
    // Most pages have no list in a list, nor a list of columns.
    var names = ColumnNames(places: places, keys: keys)
    for fragment in fragments { names.learn(from: fragment, arena: arena) }
    guard !names.firstRows.isEmpty || !names.lists.isEmpty else { return }
    for index in fragments.indices { names.name(&fragments[index]) }
    places = names.places
    keys = names.keys
  }

  private init(places: [Place], keys: KeyTable) {
    self.places = places
    self.keys = keys
    roles[index(of: "c")] = .cells
    for name in Self.namingKeys { roles[index(of: name)] = .names }
    for name in Self.rowKeys { roles[index(of: name)] = .rows }
    valueKeys = ["v", "f"].map { index(of: $0) }
    nameKeys = ["label", "name", "title"].map { index(of: $0) }
  }

  private mutating func index(of name: StaticString) -> Int32 {
    name.withUTF8Buffer { keys.intern($0) }
  }

  private func role(_ place: Place) -> Role? {
    place.kind == .array && place.key >= 0 ? roles[place.key] : nil
  }

  private func parent(of place: Place) -> Place? {
    place.parent >= 0 ? places[Int(place.parent)] : nil
  }

  // MARK: Learning the names

  private mutating func learn(from fragment: Fragment, arena: [UInt8]) {
    guard fragment.form == .string, fragment.place >= 0, fragment.range.count <= 40 else { return }
    let place = places[Int(fragment.place)]
    if fragment.index >= 0, fragment.key < 0, place.kind == .array {
      if role(place) == .names {
        add(fragment, to: \.lists, Column(table: place.parent, position: fragment.index), arena)
      } else if place.index == 0, let table = parent(of: place), table.kind == .array {
        add(fragment, to: \.firstRows, Column(table: place.parent, position: fragment.index), arena)
      }
    } else if place.kind == .object, place.index >= 0, nameKeys.contains(fragment.key),
      let list = parent(of: place), role(list) == .names
    {
      add(fragment, to: \.lists, Column(table: list.parent, position: place.index), arena)
    }
  }

  private mutating func add(
    _ fragment: Fragment,
    to columns: WritableKeyPath<ColumnNames, [Column: Int32]>,
    _ column: Column,
    _ arena: [UInt8]
  ) {
    let key = arena[fragment.range].withUnsafeBufferPointer { keys.intern($0) }
    guard !keyValues.isValueLike(key, in: keys), self[keyPath: columns][column] == nil else {
      return
    }
    self[keyPath: columns][column] = key
  }

  // MARK: Naming the cells

  private mutating func name(_ fragment: inout Fragment) {
    guard fragment.place >= 0 else { return }
    let place = places[Int(fragment.place)]
    if fragment.index >= 0, fragment.key < 0, let table = parent(of: place), table.kind == .array {
      nameCell(&fragment, of: place, in: table)
    } else if place.kind == .object, place.index >= 0, valueKeys.contains(fragment.key),
      let cells = parent(of: place), role(cells) == .cells,
      let row = parent(of: cells), let rows = parent(of: row), role(rows) == .rows,
      let key = lists[Column(table: rows.parent, position: place.index)]
    {
      fragment.key = key
      fragment.place = cells.parent
    }
  }

  /// Names a cell of a row that is a list.
  private mutating func nameCell(_ fragment: inout Fragment, of row: Place, in table: Place) {
    guard row.kind == .array || row.kind == .object else { return }
    let beside =
      role(table) == .rows
      ? lists[Column(table: table.parent, position: fragment.index)] : nil
    let above = row.index > 0 ? nameAbove(fragment, of: row) : nil
    guard let key = beside ?? above else { return }
    fragment.key = key
    fragment.index = -1
    places[Int(fragment.place)].kind = .object
  }

  /// The name in the first row; a list of pairs has none, nor has one whose first row is data.
  private func nameAbove(_ fragment: Fragment, of row: Place) -> Int32? {
    let names = (0..<Self.fewestColumns).filter {
      firstRows[Column(table: row.parent, position: Int32($0))] != nil
    }
    // The first cell may be blank, as over the names of rows.
    guard names.count >= Self.fewestColumns - 1,
      firstRows[Column(table: row.parent, position: Int32(Self.fewestColumns - 1))] != nil
    else { return nil }
    return firstRows[Column(table: row.parent, position: fragment.index)]
  }

  private static let fewestColumns = 3
}
