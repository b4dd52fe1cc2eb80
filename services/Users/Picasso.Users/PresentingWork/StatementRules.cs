using Picasso.Kernel;
using Picasso.Users.Model;

namespace Picasso.Users.PresentingWork;

/// <summary>Rules of what a user writes about their work. Pure.</summary>
internal static class StatementRules
{
    /// <summary>Most links of a profile.</summary>
    public const int MaxLinks = 5;

    private static readonly TextRule s_statement = new(1_000) { HasLines = true, MayBeBlank = true, RefusesInvisible = true };
    private static readonly TextRule s_label = new(40) { RefusesInvisible = true };

    /// <summary>The statement in its stored form, or "statement_invalid".</summary>
    public static string RequireStatement(string typed) => s_statement.Apply(typed, out var statement) is null
        ? statement
        : throw DomainError.Invalid("statement_invalid", "At most 1,000 characters of plain text, please.", "statement").ToException();

    /// <summary>The links in their stored form, or "too_many_links", "link_label_invalid", "link_url_invalid" with the field of that link.</summary>
    public static IReadOnlyList<ProfileLink> RequireLinks(IReadOnlyList<ProfileLink> typed) => typed.Count <= MaxLinks
        ? [.. typed.Select(RequireLink)]
        : throw DomainError.Invalid("too_many_links", "At most 5 links, please.", "links").ToException();

    private static ProfileLink RequireLink(ProfileLink typed, int index) => new(RequireLabel(typed.Label, index), RequireUrl(typed.Url, index));

    private static string RequireLabel(string typed, int index) => s_label.Apply(typed, out var label) is null
        ? label
        : throw DomainError.Invalid("link_label_invalid", "A link's name has 1 to 40 characters of plain text.", $"links[{index}].label").ToException();

    private static string RequireUrl(string typed, int index) => WebAddress.Parse(typed)
        ?? throw DomainError.Invalid(
            "link_url_invalid", "Enter an address such as https://example.com/me, with at most 200 characters.", $"links[{index}].url").ToException();
}
