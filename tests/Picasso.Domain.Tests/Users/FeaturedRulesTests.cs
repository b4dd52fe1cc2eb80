using Picasso.Kernel;
using Picasso.Users.PresentingWork;

namespace Picasso.Domain.Tests.Users;

public class FeaturedRulesTests
{
    [Theory]
    [InlineData("", "a", "", "a")]
    [InlineData("a b", "c", "", "a b c")]
    [InlineData("a b", "c", "a", "c a b")]
    [InlineData("a b c", "c", "b", "a c b")]
    [InlineData("a b c", "a", "c", "b a c")]
    [InlineData("a b c", "a", "", "b c a")]
    [InlineData("a b c", "b", "b", "a b c")]
    [InlineData("a b c", "a", "b", "a b c")]
    public void A_picture_is_added_or_moved_before_another(string before, string picture, string next, string after) =>
        Of(before).With(picture, next.Length == 0 ? default(PictureId?) : new PictureId(next)).ShouldBe(Of(after));

    [Fact]
    public void A_repeat_changes_nothing()
    {
        var once = Of("a b c").With("c", new PictureId("a"));
        once.With("c", new PictureId("a")).ShouldBe(once);
    }

    [Fact]
    public void Twelve_pictures_are_featured_at_most_and_still_move()
    {
        var twelve = Of("a b c d e f g h i j k l");

        ReasonOf(() => twelve.With("m", null)).ShouldBe("featured_full");
        twelve.With("l", new PictureId("a")).ShouldBe(Of("l a b c d e f g h i j k"));
    }

    [Theory]
    [InlineData("c", "z")]
    [InlineData("z", "z")]
    public void A_place_before_a_picture_that_is_not_featured_is_refused(string picture, string before) =>
        ReasonOf(() => Of("a b c").With(picture, new PictureId(before))).ShouldBe("featured_changed");

    [Fact]
    public void A_picture_is_removed_once()
    {
        Of("a b c").Without("b").ShouldBe(Of("a c"));
        Of("a c").Without("b").ShouldBe(Of("a c"));
    }

    private static IReadOnlyList<PictureId> Of(string ids) =>
        [.. ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => new PictureId(id))];

    private static string ReasonOf(Func<object?> act) => Should.Throw<DomainException>(act).Error.Reason;
}
