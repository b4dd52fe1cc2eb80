using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Picasso.Web.Components;

/// <summary>
/// A sentence with links or other parts in it: "See the &lt;0&gt;terms&lt;/0&gt;." or "Since &lt;0/&gt;." Where a part stands, and what it says, is up to
/// the translation.
/// </summary>
public sealed partial class Sentence : ComponentBase
{
    /// <summary>The text with numbered parts; everything else in it is plain text.</summary>
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    /// <summary>Addresses of links, by the number of their part.</summary>
    [Parameter]
    public IReadOnlyList<string>? Links { get; set; }

    /// <summary>Any other parts, by their number: each is given its text.</summary>
    [Parameter]
    public IReadOnlyList<RenderFragment<string>>? Parts { get; set; }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var from = 0;
        foreach (Match part in PartPattern().Matches(Text))
        {
            // A value that somebody wrote may look like a part; what has no number here is plain text.
            var number = int.Parse(part.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
            if (number >= (Parts?.Count ?? Links?.Count ?? 0))
                continue;
            builder.AddContent(0, Text[from..part.Index]);
            Add(builder, number, part.Groups["text"].Value);
            from = part.Index + part.Length;
        }

        builder.AddContent(0, Text[from..]);
    }

    private void Add(RenderTreeBuilder builder, int number, string text)
    {
        if (Parts is not null)
        {
            builder.AddContent(1, Parts[number](text));
            return;
        }

        builder.OpenElement(2, "a");
        builder.AddAttribute(3, "href", Links![number]);
        builder.AddContent(4, text);
        builder.CloseElement();
    }

    [GeneratedRegex(@"<(?<number>\d)>(?<text>[^<]*)</\k<number>>|<(?<number>\d)/>", RegexOptions.CultureInvariant)]
    private static partial Regex PartPattern();
}
