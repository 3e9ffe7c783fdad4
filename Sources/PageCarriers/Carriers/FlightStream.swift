internal import PageSyntax
internal import SourceText

/// React Server Components' data, as Next.js' App Router pushes it chunk by chunk:
/// `self.__next_f.push([1,"5:[\"$\",…"])`.
///
/// A chunk may end anywhere, in a number or in a character, so the chunks are joined before they are
/// read. Source: <https://github.com/vercel/next.js>, `use-flight-response.tsx`: 1 is a string, 3
/// Base64 of bytes.
struct FlightStream: ScriptCarrier {
  let description = CarrierDescription(
    id: "next-flight",
    title: "data of React Server Components",
    summary: "The stream Next.js' App Router pushes into the page, joined and resolved."
  )

  func read(
    _ script: ScriptElement,
    of document: inout HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>,
    into content: ContentBuilder
  ) -> Bool {
    JoinedScripts(name: "__next_f", callee: "push").read(
      from: script,
      of: &document,
      in: text,
      as: .data(.flight),
      into: content
    ) { call, tree in
      // `[0]` starts the stream; other kinds carry something else.
      guard let list = call.first, tree.nodes[list].kind == .array else { return nil }
      let arguments = tree.children(of: list)
      guard let kind = arguments.first else { return nil }
      let digits = text[tree.nodes[kind].range]
      let chunk = arguments.dropFirst().filter { tree.nodes[$0].kind == .string }
      switch digits.first {
      case UInt8(ascii: "1"): return chunk.map { ($0, tree.nodes[$0].coding) }
      case UInt8(ascii: "3"): return chunk.map { ($0, .base64Data) }
      default: return chunk.isEmpty ? [] : nil
      }
    }
  }
}
