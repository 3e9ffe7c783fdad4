/// Several rule files on their way to a catalogue; what is wrong with one does not hide the next.
struct RuleLoading {
  private let reader: RuleFile
  private var read: [Rule] = []
  private var errors: [RuleFileError] = []

  init(reader: RuleFile) { self.reader = reader }

  /// Reads one file.
  mutating func read(_ text: String, named file: String) {
    do throws(RuleFileErrors) {
      read.append(try reader.read(text, named: file))
    } catch {
      errors += error.errors
    }
  }

  /// Notes a file that could not be read.
  mutating func fail(_ file: String, _ reason: RuleFileError.Reason) {
    errors.append(RuleFileError(file, nil, reason))
  }

  /// The rules, in the order they were read.
  ///
  /// - Throws: Everything that is wrong with any of the files.
  func rules() throws(RuleFileErrors) -> [Rule] {
    guard errors.isEmpty else { throw RuleFileErrors(errors: errors) }
    return read
  }
}
