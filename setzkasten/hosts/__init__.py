"""What the hosts of a site need beside its pages: headers, redirects, their own little files.

One value, `setzkasten.hosts.redirect.Redirect`, becomes a rule for Netlify, nginx and Apache
and a small page for hosts that know no rules, such as GitHub Pages. All of it is pure.
"""
