using System.Diagnostics.Metrics;
using Picasso.Architecture.Tests.Rules;

namespace Picasso.Architecture.Tests;

/// <summary>An operator can look up every number.</summary>
public sealed class MetricTests
{
    private const string Book = "docs/operations.md";

    [Fact]
    public void Every_instrument_has_a_unit_and_a_line_in_the_book_of_operations() => Missing(Instruments.MadeBy(SolutionAssemblies.Types)).ShouldBeEmpty();

    [Fact]
    public void The_house_measures_something() => Instruments.MadeBy(SolutionAssemblies.Types).Count.ShouldBeGreaterThan(10);

    [Fact]
    public void An_instrument_that_nobody_wrote_about_is_found() =>
        Missing(Instruments.MadeBy(SolutionAssemblies.Planted)).ShouldBe(["picasso.planted in {surprise}"]);

    private static IEnumerable<string> Missing(IEnumerable<(string Name, string Unit)> instruments)
    {
        var book = Repository.Read(Book);
        return instruments
            .Where(one => one.Unit.Length == 0 || !book.Contains($"| `{one.Name}` | {one.Unit} |", StringComparison.Ordinal))
            .Select(one => $"{one.Name} in {one.Unit}");
    }

    /// <summary>Measures what the book does not know.</summary>
    internal sealed class Planted(Meter meter)
    {
        public Counter<long> Surprises { get; } = meter.CreateCounter<long>("picasso.planted", "{surprise}", "Surprises.");
    }
}
