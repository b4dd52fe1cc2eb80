using System.Text;
using Picasso.Kernel;

namespace Picasso.Pictures.Describing;

/// <summary>
/// The rules of a picture's details. They are stored as typed, but composed (NFC), trimmed, and with one kind of line end. Lengths count Unicode code
/// points.
/// </summary>
public static class DetailsRules
{
    /// <summary>Longest title.</summary>
    public const int MaxTitle = 120;

    /// <summary>Longest description.</summary>
    public const int MaxDescription = 2000;

    /// <summary>Longest alternative text.</summary>
    public const int MaxAltText = 500;

    /// <summary>Maximum number of tags.</summary>
    public const int MaxTags = 15;

    /// <summary>Longest tag.</summary>
    public const int MaxTag = 30;

    private static readonly TextRule s_title = new(MaxTitle);
    private static readonly TextRule s_description = new(MaxDescription) { HasLines = true, MayBeBlank = true };
    private static readonly TextRule s_altText = new(MaxAltText) { HasLines = true, MayBeBlank = true };
    private static readonly TextRule s_tag = new(MaxTag);

    /// <summary>Converts typed details to their stored form.</summary>
    /// <param name="typed">The typed details.</param>
    /// <param name="categories">The identifiers of the contract.</param>
    /// <param name="noCategory">Replaces an empty category.</param>
    /// <param name="normalised">The stored form; as typed when rejected.</param>
    /// <returns>The error; null when there is none.</returns>
    public static DomainError? Normalise(
        PictureDetails typed, IEnumerable<string> categories, string noCategory, out PictureDetails normalised)
    {
        normalised = typed;
        if (s_title.Apply(typed.Title, out var title) is not null)
            return DomainError.Invalid("title_invalid", $"A title is one line of 1 to {MaxTitle} characters.", "details.title");
        if (s_description.Apply(typed.Description, out var description) is not null)
            return DomainError.Invalid(
                "description_invalid", $"A description is plain text of at most {MaxDescription} characters.", "details.description");
        if (s_altText.Apply(typed.AltText, out var altText) is not null)
            return DomainError.Invalid(
                "alt_text_invalid", $"An alternative text is plain text of at most {MaxAltText} characters.", "details.alt_text");
        var category = typed.Category.Length == 0 ? noCategory : typed.Category;
        if (!categories.Contains(category))
            return DomainError.Invalid("category_invalid", "There is no such category.", "details.category");
        if (Tags(typed.Tags) is not { } tags)
            return DomainError.Invalid(
                "tags_invalid",
                $"At most {MaxTags} tags, each 1 to {MaxTag} letters, digits or hyphens.", "details.tags");
        normalised = new PictureDetails(title, description, tags, category, altText);
        return null;
    }

    private static List<string>? Tags(IReadOnlyList<string> typed)
    {
        var tags = new List<string>();
        foreach (var one in typed)
        {
            if (s_tag.Apply(one, out var text) is not null || text.ToLowerInvariant() is not { } tag || !IsTag(tag))
                return null;
            if (!tags.Contains(tag))
                tags.Add(tag);
            if (tags.Count > MaxTags)
                return null;
        }

        return tags;
    }

    /// <summary>Marks belong to the letters of many scripts; alone they are not text.</summary>
    private static bool IsTag(string tag) =>
        tag.EnumerateRunes().All(rune => WordParts.IsPartOfWord(rune) || rune.Value == '-')
        && tag.EnumerateRunes().Any(Rune.IsLetterOrDigit);
}
