"use strict";
(function () {
  var sizes = document.querySelectorAll("input[name=size]");
  try {
    var kept = localStorage.getItem("witting-size");
    sizes.forEach(function (size) {
      if (size.value === kept) { size.checked = true; }
      size.addEventListener("change", function () { localStorage.setItem("witting-size", size.value); });
    });
  } catch (refused) { /* the page works without a memory */ }
  function same(target, is) {
    var mark = target.closest ? target.closest("[data-item]") : null;
    if (!mark) { return; }
    document.querySelectorAll('[data-item="' + mark.dataset.item + '"]').forEach(function (one) {
      one.classList.toggle("same", is);
    });
  }
  ["mouseover", "focusin"].forEach(function (kind) {
    document.addEventListener(kind, function (event) { same(event.target, true); });
  });
  ["mouseout", "focusout"].forEach(function (kind) {
    document.addEventListener(kind, function (event) { same(event.target, false); });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && document.activeElement) { document.activeElement.blur(); }
  });
})();
