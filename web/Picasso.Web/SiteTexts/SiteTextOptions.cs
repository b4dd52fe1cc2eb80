using Picasso.OptionsValidation;

namespace Picasso.Web.SiteTexts;

/// <summary>Who runs this installation, and its own texts; configuration section <c>Picasso:Site</c>.</summary>
internal sealed class SiteTextOptions : IValidatedOptions
{
    public const string Section = "Picasso:Site";

    /// <summary>The person or company that runs the site, as it stands in the imprint.</summary>
    public string Operator { get; set; } = "";

    /// <summary>Its postal address; lines are separated by line feeds or semicolons.</summary>
    public string Address { get; set; } = "";

    /// <summary>The e-mail address for questions.</summary>
    public string Email { get; set; } = "";

    /// <summary>A folder of Markdown files, such as <c>terms.md</c> and <c>terms.de.md</c>, each of which replaces the built-in text of its name and language; empty for none.</summary>
    public string Texts { get; set; } = "";

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Require(Email.Length == 0 || (Email.Contains('@', StringComparison.Ordinal) && Email.All(letter => !char.IsWhiteSpace(letter))), nameof(Email), "an e-mail address")
        .Require(Texts.Length == 0 || Directory.Exists(Texts), nameof(Texts), "a folder that exists");
}
