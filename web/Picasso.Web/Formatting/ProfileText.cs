using Microsoft.Extensions.Localization;
using Picasso.Contracts.Users;
using Picasso.Localization;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Formatting;

/// <summary>Texts and links of a profile.</summary>
internal static class ProfileText
{
    private const int LongestLabel = 40;

    private static IStringLocalizer T => Localized<AccountTexts>.Texts;

    /// <summary>A sentence for search engines and shared links: the statement, or else the biography.</summary>
    public static string Summary(Profile person)
    {
        var words = person.Statement.Length > 0 ? person.Statement : person.Bio;
        return words.Length > 0 ? PictureText.Short(words) : T["Original pictures of {0} on Picasso.", person.DisplayName];
    }

    /// <summary>The links with their hosts. Whatever a store has: only https addresses are shown.</summary>
    public static IReadOnlyList<(ProfileLink Link, string Host)> Links(Profile person) =>
        [.. person.Links.Select(link => (link, HostOf(link.Url))).Where(shown => shown.Item2.Length > 0)];

    /// <summary>The links of a form: blank rows are omitted, an address without a scheme is an https address, and its host replaces a blank name.</summary>
    /// <returns>Each link with the number of its row.</returns>
    public static IReadOnlyList<(int Row, ProfileLink Link)> ReadLinks(IReadOnlyList<string?> labels, IReadOnlyList<string?> urls)
    {
        var links = new List<(int, ProfileLink)>();
        for (var row = 0; row < Math.Max(labels.Count, urls.Count); row++)
        {
            var (label, url) = (Typed(labels, row), WithScheme(Typed(urls, row)));
            if (label.Length > 0 || url.Length > 0)
                links.Add((row, new ProfileLink { Label = label.Length > 0 ? label : LabelOf(url), Url = url }));
        }

        return links;
    }

    private static string Typed(IReadOnlyList<string?> fields, int row) => row < fields.Count ? fields[row]?.Trim() ?? "" : "";

    private static string WithScheme(string url) => url.Length == 0 || url.Contains(':') ? url : $"https://{url}";

    private static string LabelOf(string url) => HostOf(url) is { Length: > 0 and <= LongestLabel } host ? host : T["Link"];

    private static string HostOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0 ? WithoutWww(address.IdnHost) : "";

    private static string WithoutWww(string host) => host.StartsWith("www.", StringComparison.Ordinal) ? host["www.".Length..] : host;
}
