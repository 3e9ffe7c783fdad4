/// The candidate a mistyped word most likely meant; nil when none is near.
///
/// Near is at most one change in three letters, where a change is a letter added, dropped, replaced
/// or swapped with its neighbour. Of equally near candidates the first wins. Words of more than 64
/// bytes are near nothing.
func nearestWord(to word: String, in candidates: some Sequence<String>) -> String? {
  let letters = Array(word.lowercased().utf8)
  guard !letters.isEmpty, letters.count <= 64 else { return nil }
  var nearest: String?
  var bound = max(1, letters.count / 3) + 1
  for candidate in candidates {
    let other = Array(candidate.lowercased().utf8)
    guard other.count <= 64, abs(other.count - letters.count) < bound else { continue }
    let distance = changes(from: letters, to: other)
    if distance < bound {
      bound = distance
      nearest = candidate
    }
  }
  return nearest
}

/// The number of changes that turn `word` into `other` (optimal string alignment distance).
private func changes(from word: [UInt8], to other: [UInt8]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...other.count)
  for (row, letter) in word.enumerated() {
    var current = [row + 1]
    for (column, otherLetter) in other.enumerated() {
      var cost = min(previous[column + 1], current[column]) + 1
      cost = min(cost, previous[column] + (letter == otherLetter ? 0 : 1))
      if row > 0, column > 0, letter == other[column - 1], word[row - 1] == otherLetter {
        cost = min(cost, beforePrevious[column - 1] + 1)
      }
      current.append(cost)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[other.count]
}
