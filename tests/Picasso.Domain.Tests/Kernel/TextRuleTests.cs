using Picasso.Kernel;

namespace Picasso.Domain.Tests.Kernel;

/// <summary>The one rule for typed text, whatever it is for.</summary>
public sealed class TextRuleTests
{
    private static readonly TextRule s_line = new(20);
    private static readonly TextRule s_lines = new(20) { HasLines = true };
    private static readonly TextRule s_asTyped = new(20) { HasLines = true, KeepsSpace = true };
    private static readonly TextRule s_visible = new(20) { HasLines = true, RefusesInvisible = true };

    [Theory]
    [InlineData("a bell\a")]
    [InlineData("a null\0")]
    [InlineData("turned \u202e round")]
    [InlineData("isolated \u2066 part")]
    [InlineData("damaged \ufffd")]
    public void What_is_no_plain_text_is_refused_everywhere(string text)
    {
        foreach (var rule in new[] { s_line, s_lines, s_asTyped, s_visible })
            rule.Apply(text, out _).ShouldBe(TextFlaw.Forbidden);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_text() => s_asTyped.Apply("half \ud83d", out _).ShouldBe(TextFlaw.Forbidden);

    [Fact]
    public void The_stored_form_is_composed_and_by_default_without_space_around_it()
    {
        Stored(s_line, "  e\u0301 ").ShouldBe("\u00e9");
        Stored(s_lines, "a\r\n\tb\n").ShouldBe("a\n\tb");
        Stored(s_asTyped, " a\r\nb\u2028 ").ShouldBe(" a\r\nb\u2028 ");
        s_line.Apply("a\nb", out _).ShouldBe(TextFlaw.Forbidden);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    [InlineData("\u200b\u200d")]
    [InlineData("\u0301")]
    public void What_shows_nothing_is_blank(string text)
    {
        s_asTyped.Apply(text, out _).ShouldBe(TextFlaw.Blank);
        (s_asTyped with { MayBeBlank = true }).Apply(text, out var stored).ShouldBeNull();
        stored.ShouldBe(text);
    }

    [Fact]
    public void Lengths_count_scalar_values_of_the_stored_form()
    {
        Stored(s_line, string.Concat(Enumerable.Repeat("🌅", 20))).Length.ShouldBe(40);
        Stored(s_line, string.Concat(Enumerable.Repeat("e\u0301", 20))).Length.ShouldBe(20);
        s_line.Apply(new string('a', 21), out _).ShouldBe(TextFlaw.TooLong);
        s_line.Apply(new string('\a', 1_000_000), out _).ShouldBe(TextFlaw.TooLong);
    }

    [Fact]
    public void Invisible_characters_are_refused_where_they_could_hide_something_but_for_the_joiner_of_emoji()
    {
        s_visible.Apply("a\u200bb", out _).ShouldBe(TextFlaw.Forbidden);
        s_visible.Apply("a\ue000b", out _).ShouldBe(TextFlaw.Forbidden);
        Stored(s_visible, "👩\u200d🎨").ShouldBe("👩\u200d🎨");
        Stored(s_lines, "a\u200bb").ShouldBe("a\u200bb");
    }

    private static string Stored(TextRule rule, string text)
    {
        rule.Apply(text, out var stored).ShouldBeNull();
        return stored;
    }
}
