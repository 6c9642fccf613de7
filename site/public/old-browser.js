// Shows a readable message where the site cannot start: a browser that does not know modules or
// the syntax we build for, or a script that never arrived. Written for old browsers on purpose.
(function () {
  function show() {
    var app = document.getElementById("app");
    var box = document.getElementById("old-browser");
    if (app && box && !app.firstChild) box.removeAttribute("hidden");
  }
  if (window.addEventListener) {
    window.addEventListener("load", function () {
      setTimeout(show, "noModule" in document.createElement("script") ? 4000 : 0);
    });
  } else if (window.attachEvent) {
    window.attachEvent("onload", show);
  }
})();
