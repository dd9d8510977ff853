"use strict";
// Every page works without this file; it saves a reload, a click or a typed path.
(function () {
  var root = document.documentElement;
  var sizes = ["small", "normal", "large", "largest"];

  function keep(form, name, value) {
    var data = new FormData(form);
    data.set(name, value);
    fetch(form.action, { method: "POST", body: new URLSearchParams(data), redirect: "manual", credentials: "same-origin" });
  }
  document.querySelectorAll("button[data-step]").forEach(function (button) {
    button.addEventListener("click", function (event) {
      event.preventDefault();
      var at = sizes.indexOf(root.dataset.size) + Number(button.dataset.step);
      if (at < 0 || at >= sizes.length) { return; }
      root.dataset.size = sizes[at];
      document.querySelectorAll("button[data-step]").forEach(function (one) {
        var next = at + Number(one.dataset.step);
        one.disabled = next < 0 || next >= sizes.length;
      });
      keep(button.form, "size", sizes[at]);
    });
  });
  document.querySelectorAll("button[name=theme]").forEach(function (button) {
    button.addEventListener("click", function (event) {
      event.preventDefault();
      if (button.value === "auto") { delete root.dataset.theme; } else { root.dataset.theme = button.value; }
      document.querySelectorAll("button[name=theme]").forEach(function (one) {
        one.setAttribute("aria-pressed", String(one === button));
      });
      keep(button.form, "theme", button.value);
    });
  });

  // On a narrow page the menu is closed until it is asked for.
  var menu = document.querySelector("details.menu");
  if (menu && matchMedia("(max-width: 760px)").matches) { menu.open = false; }

  // A file that is dropped is a file that was chosen.
  document.querySelectorAll("[data-drop]").forEach(function (zone) {
    var input = zone.querySelector("input[type=file]");
    ["dragenter", "dragover"].forEach(function (kind) {
      zone.addEventListener(kind, function (event) { event.preventDefault(); zone.classList.add("over"); });
    });
    ["dragleave", "drop"].forEach(function (kind) {
      zone.addEventListener(kind, function (event) { event.preventDefault(); zone.classList.remove("over"); });
    });
    zone.addEventListener("drop", function (event) {
      if (!event.dataTransfer.files.length) { return; }
      input.files = event.dataTransfer.files;
      input.form.requestSubmit();
    });
    input.addEventListener("change", function () {
      if (input.files.length && zone.dataset.drop === "send") { input.form.requestSubmit(); }
    });
  });

  // All rows at once.
  document.querySelectorAll("input[data-all]").forEach(function (all) {
    all.hidden = false;
    all.addEventListener("change", function () {
      document.querySelectorAll('input[name="' + all.dataset.all + '"]').forEach(function (one) { one.checked = all.checked; });
    });
  });

  // In the queue j and k go from deal to deal, as long as one of them has the focus.
  document.querySelectorAll("table.queue-table").forEach(function (table) {
    table.addEventListener("keydown", function (event) {
      if (event.altKey || event.ctrlKey || event.metaKey || !(event.key === "j" || event.key === "k")) { return; }
      var links = Array.from(table.querySelectorAll("a.deal"));
      var row = document.activeElement.closest("tr");
      var at = links.findIndex(function (one) { return one.closest("tr") === row; });
      var next = links[at + (event.key === "j" ? 1 : -1)];
      if (next) { next.focus(); event.preventDefault(); }
    });
  });

  // A link to what is folded opens it; a browser that does so itself has done it by then.
  function unfold() {
    var target = location.hash && document.getElementById(location.hash.slice(1));
    var fold = target && target.closest("details:not([open])");
    if (!fold) { return; }
    for (; fold; fold = fold.parentElement.closest("details:not([open])")) { fold.open = true; }
    target.scrollIntoView();
  }
  window.addEventListener("hashchange", unfold);
  unfold();

  // Paper cannot be opened: what is folded on the page is printed, too.
  var folded = [];
  window.addEventListener("beforeprint", function () {
    folded = Array.from(document.querySelectorAll("main details:not([open])"));
    folded.forEach(function (one) { one.open = true; });
  });
  window.addEventListener("afterprint", function () {
    folded.forEach(function (one) { one.open = false; });
  });

  // A form is sent once.
  document.addEventListener("submit", function (event) {
    if (event.target.dataset.sent) { event.preventDefault(); return; }
    if (event.target.method === "post") { event.target.dataset.sent = "yes"; }
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-sent]").forEach(function (one) { delete one.dataset.sent; });
  });

  // What must be put right is where the reader is taken; else where a page is written on.
  var wrong = document.querySelector("[aria-invalid=true]") || document.querySelector("[data-focus]");
  if (wrong && !location.hash) { wrong.focus(); }
})();
