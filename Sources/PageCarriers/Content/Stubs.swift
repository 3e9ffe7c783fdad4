internal import SourceText
enum TableReader {
  static func recognises(_ t: UnsafeBufferPointer<UInt8>) -> Bool { false }
  static func read(layer: Int, at context: FragmentContext, into content: ContentBuilder) {}
}
enum CaptionReader {
  static func recognises(_ t: UnsafeBufferPointer<UInt8>) -> Bool { false }
  static func read(layer: Int, at context: FragmentContext, into content: ContentBuilder) {}
}
