using Picasso.Checker;

namespace Picasso.Domain.Tests.Checking;

/// <summary>The checker of the fault run finds what was planted, under the right invariant, and nothing in sound books.</summary>
public class CheckerTests
{
    public static TheoryData<string> Planted => [.. Plants.All.Select(plant => plant.What)];

    [Fact]
    public void Sound_books_have_no_violation() => Check.All(SoundBooks.Make()).ShouldBeEmpty();

    [Fact]
    public void Books_that_grew_have_no_violation() => Check.All(SoundBooks.Make() with
    {
        Earlier = SoundBooks.Make() with { Events = [.. SoundBooks.Make().Events.Take(3)], Entries = [.. SoundBooks.Make().Entries.Take(2)] },
    }).ShouldBeEmpty();

    [Fact]
    public void Empty_books_have_no_violation() => Check.All(new Evidence()).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Planted))]
    public void A_planted_violation_is_found(string what)
    {
        var plant = Plants.All.Single(plant => plant.What == what);
        Check.All(plant.Do(SoundBooks.Make())).ShouldContain(violation => violation.Invariant == plant.Invariant);
    }

    [Fact]
    public void Every_invariant_that_is_checked_from_rows_has_a_planted_violation() =>
        Plants.All.Select(plant => plant.Invariant).Distinct().ShouldBe(["I1", "I2", "I3", "I5", "I6", "I7", "C19"]);
}
