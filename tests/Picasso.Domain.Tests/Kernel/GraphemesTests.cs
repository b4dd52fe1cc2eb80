using Picasso.Kernel;
using Picasso.Testing.Words;

namespace Picasso.Domain.Tests.Kernel;

public sealed class GraphemesTests
{
    public static TheoryData<string> Texts => [.. Languages.All.Select(language => language.Title), "a" + new string('\u0301', 40), "🏳️‍🌈🏳️‍🌈🏳️‍🌈"];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_cut_text_ends_where_a_reader_sees_a_character_end(string text)
    {
        var whole = Elements(text);
        for (var most = 1; most <= text.Length; most++)
        {
            var cut = Graphemes.Cut(text, most);
            cut.Length.ShouldBeLessThanOrEqualTo(most);
            text.ShouldStartWith(cut, Case.Sensitive);
            cut.ShouldNotContain('\uFFFD');
            var elements = Elements(cut);
            // Only a single character that is longer than the room may be cut within, and then between code points.
            if (elements.Count > 1 || whole[0].Length <= most)
                elements.ShouldBe(whole.Take(elements.Count));
        }
    }

    [Fact]
    public void Words_stay_whole_where_there_are_spaces()
    {
        Graphemes.CutWords("Two boats wait for the wind", 20, "…").ShouldBe("Two boats wait for…");
        Graphemes.CutWords("Two boats", 20, "…").ShouldBe("Two boats");
        Graphemes.CutWords("晨光中的大海晨光中的大海", 8, "…").ShouldBe("晨光中的大海晨…");
    }

    [Fact]
    public void A_cut_by_bytes_keeps_characters_whole() => Graphemes.CutBytes("ééé", 5).ShouldBe("éé");

    private static List<string> Elements(string text)
    {
        var elements = new List<string>();
        var all = System.Globalization.StringInfo.GetTextElementEnumerator(text);
        while (all.MoveNext())
            elements.Add((string)all.Current);
        return elements;
    }
}
