using Picasso.Kernel;
using Picasso.Pictures.Queries.Paging;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Domain.Tests.PictureQueries;

public class CursorTests
{
    private static readonly Cursor s_cursor = new(new PageKey(123_456_789, long.MaxValue));

    [Fact]
    public void A_cursor_comes_back_as_it_went() =>
        Cursor.Read(s_cursor.Write("scope"), "scope").ShouldBe(s_cursor);

    [Fact]
    public void An_empty_cursor_asks_for_the_first_page() => Cursor.Read("", "scope").ShouldBeNull();

    [Fact]
    public void A_cursor_is_safe_in_an_address() =>
        s_cursor.Write("scope").ShouldAllBe(c => char.IsAsciiLetterOrDigit(c) || c == '-' || c == '_');

    [Fact]
    public void Any_changed_character_is_refused()
    {
        var text = s_cursor.Write("scope");
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var other in "Ab0-_ =!é")
            {
                if (other != text[i])
                    ShouldBeRefused(text[..i] + other + text[(i + 1)..], "scope");
            }
        }
    }

    [Fact]
    public void A_cut_or_longer_cursor_is_refused()
    {
        var text = s_cursor.Write("scope");
        for (var length = 1; length < text.Length; length++)
            ShouldBeRefused(text[..length], "scope");
        ShouldBeRefused(text + "A", "scope");
        ShouldBeRefused(text + "=", "scope");
        ShouldBeRefused(new string('A', 100_000), "scope");
    }

    [Fact]
    public void A_cursor_of_another_listing_is_refused() => ShouldBeRefused(s_cursor.Write("newest/city"), "newest/");

    private static void ShouldBeRefused(string text, string scope)
    {
        var error = Should.Throw<DomainException>(() => Cursor.Read(text, scope)).Error;
        (error.Kind, error.Reason).ShouldBe((DomainErrorKind.Invalid, "cursor_invalid"));
    }
}
