internal import LeakRules

/// Tells words of a page's structure (keys, ids, tag names), which a report may show, from values
/// that stand in their place: a number as a key, a name as an element's id.
///
/// Asked of every word outside a page's texts before it is printed, whether or not a rule found it.
final class StructureWords {
  /// No key a person wrote is longer.
  private static let longest = 64
  /// An index or a year has fewer digits; part of a number is enough to find the rest.
  private static let mostDigits = 4

  private let names: NameReader
  private let keys: KeyLexicon
  private var answers: [String: Bool] = [:]

  /// Judges by the lists the rules use.
  init(names: NameReader, keys: KeyLexicon) {
    self.names = names
    self.keys = keys
  }

  /// Whether `word` is a word of structure.
  func isStructure(_ word: String) -> Bool {
    if let known = answers[word] { return known }
    let answer = judge(word)
    answers[word] = answer
    return answer
  }

  /// The word, or what stands for a value.
  func shown(_ word: String) -> String { isStructure(word) ? word : Mask.hidden }

  /// A text of structure with every word of it that is a value masked.
  func shownWords(of text: String) -> String {
    var result = ""
    var word = ""
    for character in text {
      if character.isLetter || character.isNumber || "_-$.:@".contains(character) {
        word.append(character)
      } else {
        result += shownRun(word)
        word = ""
        result.append(character)
      }
    }
    return result + shownRun(word)
  }

  private func shownRun(_ run: String) -> String {
    run.count < 4 && !run.contains(where: \.isNumber)
      || run.allSatisfy { !$0.isLetter && !$0.isNumber }
      ? run : shown(run)
  }

  private func judge(_ word: String) -> Bool {
    guard word.utf8.count <= Self.longest, word.count(where: \.isNumber) <= Self.mostDigits else {
      return false
    }
    var hasSpace = false
    for (index, character) in word.enumerated() {
      if character == " " {
        hasSpace = true
      } else if !character.isLetter && !character.isNumber && !"_-$.:".contains(character)
        && !(index == 0 && "@/#".contains(character))
      {
        return false
      }
    }
    if hasSpace, !isKnownKey(word) { return false }
    return !holdsName(word)
  }

  private func isKnownKey(_ word: String) -> Bool {
    var word = word
    return word.withUTF8 { !keys.classes(of: $0).isEmpty }
  }

  /// Whether two words in a row, of `pavel-gusarenko` or `callPavelGusarenko`, read like a name.
  private func holdsName(_ word: String) -> Bool {
    let words = Self.words(of: word)
    guard words.count > 1 else { return false }
    return zip(words, words.dropFirst()).contains { first, second in
      var pair = first.capitalized + " " + second.capitalized
      return pair.withUTF8 { names.read($0) }.map { $0.likeness >= 0.35 } ?? false
    }
  }

  private static func words(of word: String) -> [String] {
    var words: [String] = []
    var current = ""
    for character in word {
      let endsHump = character.isUppercase && current.last?.isLowercase == true
      if !character.isLetter || endsHump {
        if current.count > 1 { words.append(current) }
        current = ""
      }
      if character.isLetter { current.append(character) }
    }
    return current.count > 1 ? words + [current] : words
  }
}

extension String {
  /// The word with its first letter in upper case and the others in lower case.
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst().lowercased() }
}
