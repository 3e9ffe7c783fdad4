export default {
  "calls": [
    {
      "quote": "They lied to us.",
      "speaker": "Nikita Orlovetsky",
      "caller_phone": "+7 947 000-12-03",
      "fc_note": "FC: voice confirmed by his mother, do not publish the surname"
    }
  ]
}
;
//# sourceMappingURL=calls.js.map
