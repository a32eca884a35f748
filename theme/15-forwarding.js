// An address that leads on does so by script where there is one: only a script knows the place on the
// page that was asked for.
{
  const onward = document.querySelector("a.onward");
  if (onward) location.replace(onward.href + ("places" in onward.dataset ? location.hash : ""));
}
