// In a narrow window the menu scrolls: show the page that somebody is on.
document.querySelector(".nav [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest", behavior: "instant" });
