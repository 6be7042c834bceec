"""What an editor should look at beyond what a build reports, and what can be mended safely."""
