"""A mistake in a template is told in German: what, where, on which page, and what was meant."""

from __future__ import annotations

import pytest

from setzkasten.messages.catalogue import wording
from setzkasten.messages.jinja import explained
from setzkasten.model.problem import Problem
from tests.render.test_pages import _fail

pytestmark = pytest.mark.usefixtures("fresh_renderer")


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        ("{{ fehlt }}", "benutzt den Namen »fehlt«, doch diese Seite hat ihn nicht."),
        ("{{ page.titel }}", "den Namen »titel«, doch ein Wert vom Typ Page hat ihn nicht."),
        ("{{ site['x'] }}", "den Namen »x«, doch ein Wert vom Typ SiteView hat ihn nicht."),
        ("{% for a in fehlt %}{% endfor %}", "den Namen »fehlt«"),
        ("{{ fehlt() }}", "den Namen »fehlt«"),
        ("{{ fehlt ~ 'x' }}", "den Namen »fehlt«"),
        ("{{ fehlt|upper }}", "den Namen »fehlt«"),
        ("{% if page.x.y %}{% endif %}", "den Namen »x«"),
        ("{% from 'm.html' import n %}{{ n() }}", "den Namen »n«"),
        ("{% block a %}{{ super() }}{% endblock %}", "den Namen »super«"),
        ("{{ {'ja': 1}.nein }}", "den Namen »nein«"),
        ("{% if %}{% endif %}", "Vor »%}« fehlt ein Ausdruck."),
        ("{% for x in [] %}", "»for« hat kein Ende."),
        ("{% for x in y %}{% endif %}", "Hier müsste zuerst »for« enden."),
        ("{% endif %}", "»endif« beendet nichts, was begonnen hat."),
        ("{% foo %}", "Eine Anweisung »foo« gibt es nicht."),
        ("{{ 'a'|gross }}", "Einen Filter »gross« gibt es nicht."),
        ("{% if 1 is schoen %}{% endif %}", "Eine Prüfung »schoen« gibt es nicht."),
        ("{% block a %}{% endblock %}{% block a %}{% endblock %}", "Der Block »a« steht zweimal"),
        ("{{ a b }}", "Statt »b« müsste hier »}}« stehen."),
        ("{{ (a }}", "Statt »}« müsste hier »)« stehen."),
        ("{{ a", "Am Ende der Datei fehlt »}}«."),
        ("{{ $ }}", "Das Zeichen »$« gehört nicht hierher."),
        ("{{ 'a }}", "Das Zeichen »'« gehört nicht hierher."),
        ("{% if a }}", "»}« gehört nicht hierher."),
        ("{# offen", "Ein Kommentar hat kein Ende: #} fehlt."),
        ("{{ page.__class__ }}", "Namen, die mit _ beginnen, sind Vorlagen verschlossen: »__cl"),
        ("{{ 1 / 0 }}", "Python meldet: »ZeroDivisionError: division by zero«."),
    ],
)
def test_the_mistake_is_named(template: str, sentence: str) -> None:
    said = wording(_fail(template, m=""))
    assert sentence in said.text
    assert said.place == "themes/t/templates/404.html, Zeile 1"
    assert "Betroffen ist die Seite /a/404.html." in said.text
    for word in ("undefined", "expected", "attribute", "Encountered", "object", "None"):
        assert word not in said.text + said.cure


def test_what_was_meant_and_what_there_is_are_told() -> None:
    said = wording(_fail("{{ page.tittle }}"))
    assert said.cure.startswith("Meinten Sie »title«? Vorhanden: crumbs, description, feed,")
    assert "Vorhanden: page, site." in wording(_fail("{{ qqq }}")).cure


def test_a_name_that_may_be_missing_can_be_asked_for() -> None:
    from tests.render.test_pages import _render

    assert _render("{{ fehlt is defined }}{{ fehlt|default('x') }}") == "Falsex"


def test_unknown_messages_are_left_out_instead_of_shown_in_english() -> None:
    assert explained("something new in Jinja 4") == ""


def test_a_problem_of_an_extended_theme_names_the_file_of_the_theme_below() -> None:
    problem = _fail("{% extends 'b.html' %}", b="\n\n{{ fehlt }}")
    assert isinstance(problem, Problem)
    assert (problem.path, problem.line) == ("themes/t/templates/b.html", 3)
