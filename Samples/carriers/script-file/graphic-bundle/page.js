// Data of the graphic; generated, do not edit
(function () {
  "use strict";
  /* JM: ring Dmitry Karpenkov on +7 947 000-45-10 before we publish, his father asked */
  var calls = [
    { id: 1, label: "Nikita", speaker: 'Nikita Orlovetsky', caller_phone: "+7 947 000-12-03" },
    { id: 2, label: "Alina", speaker: null, caller_phone: null },
  ];
  window.renderCalls(calls, { height: 420, locale: "en" });
})();
