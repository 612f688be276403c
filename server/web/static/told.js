// Fill the form with an example.
const form = document.getElementById("ask");
form.addEventListener("click", ({ target }) => {
  if (!target.dataset.comment) return;
  form.elements.comment.value = target.dataset.comment;
  form.elements.platform.value = target.dataset.platform;
  form.elements.comment.focus();
});

const opened = () => {
  const wanted = document.getElementById(location.hash.slice(1));
  if (wanted instanceof HTMLDetailsElement) wanted.open = true;
};
addEventListener("hashchange", opened);
opened();
