using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Picasso.Browser.Tests;

/// <summary>The page that an act leads to.</summary>
internal static class Arriving
{
    /// <summary>
    /// Waits until the page has an address. The browser is asked again and again: the library's own wait compares the address before it listens for
    /// navigations, and on a busy machine a page that arrived in between was waited for until the time was over.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="pathAndQuery">What follows the site's name, as a regular expression.</param>
    public static Task ArriveAtAsync(this IPage page, string pathAndQuery) =>
        Assertions.Expect(page).ToHaveURLAsync(new Regex($"^https?://[^/]+{pathAndQuery}$"));
}
