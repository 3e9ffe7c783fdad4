// Data of the graphic; generated, do not edit
(function () {
  "use strict";
  var calls = [
    { id: 1, label: "Nikita", caller_phone: null },
    { id: 2, label: "Alina", caller_phone: null },
  ];
  window.renderCalls(calls, { height: 420, locale: "en" });
})();
