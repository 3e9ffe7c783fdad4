export default {
  "calls": [
    {
      "quote": "They lied to us.",
      "speaker": null,
      "caller_phone": null,
      "fc_note": null
    }
  ]
}
;
//# sourceMappingURL=calls.js.map
