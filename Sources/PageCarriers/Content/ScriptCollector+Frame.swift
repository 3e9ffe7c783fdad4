extension ScriptCollector {
  /// An open container, or the text as a whole.
  struct Frame {
    var place: Int32
    /// The position of the next value; -1 in an object.
    var index: Int32
    /// The key of the values that follow; -1 when there is none.
    var key: Int32 = -1
    /// Where the value of an assignment to a parameter's member stands: `c.note = "…"`; -1 elsewhere.
    var target: Int32 = -1
    /// What a call does with its arguments.
    var call = ScriptCall.other
    /// Whether the first value is the key of the second, as in `setTargeting("k", "v")`.
    var isPair = false
    /// The first value of a pair.
    var first: Range<Int>?
    /// The key it gives the second; -1 when it gives none.
    var name: Int32 = -1
    /// Whether the lists in it are pairs, as in `new Map([["k", "v"]])`.
    var holdsPairs = false
    /// Where a list of character codes starts; -1 elsewhere.
    var codes = -1
    /// Whether these are the arguments of the function called last of those being called.
    var isBound = false
  }
}
