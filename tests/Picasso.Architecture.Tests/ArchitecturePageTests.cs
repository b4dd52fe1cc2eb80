using System.Text.RegularExpressions;
using Picasso.Architecture.Tests.Rules;

namespace Picasso.Architecture.Tests;

/// <summary>The walks of docs/architecture.md name what there is.</summary>
public sealed partial class ArchitecturePageTests
{
    private const string Changes = "Where to change what";

    private static readonly string[] s_headings = ["The way of a picture's id", "The way of a purchase's id", Changes];

    [Fact]
    public void Every_type_and_file_of_the_walks_exists() => Missing(Repository.Read("docs/architecture.md")).ShouldBeEmpty();

    [Theory]
    [InlineData("`PlantedHandler`", "PlantedHandler")]
    [InlineData("`services/Planted/Planted.cs`", "services/Planted/Planted.cs")]
    public void A_planted_name_is_found(string text, string name)
    {
        var page = Repository.Read("docs/architecture.md").Replace($"## {Changes}\n", $"## {Changes}\n\n{text}\n", StringComparison.Ordinal);

        Missing(page).ShouldBe([$"{Changes}: {name}"]);
    }

    [Theory]
    [InlineData("the platform fee")]
    [InlineData("the text of a mail")]
    [InlineData("a new event of a picture")]
    [InlineData("an index of the read model")]
    [InlineData("the sentence for a declined card")]
    public void A_change_that_people_often_make_has_a_walk(string change) =>
        Repository.Read("docs/architecture.md").Split('\n').ShouldContain(line => line.StartsWith($"| {change} |", StringComparison.Ordinal));

    [Theory]
    [InlineData(0, "PictureId", "UploadOrder", "UploadPicture", "PictureUploaded", "PictureRow", "Picture")]
    [InlineData(
        1, "PurchaseId", "OpenSale", "SaleOpened", "ReservePicture", "ReserveForPurchase", "PictureReservedForPurchase", "PictureReserved", "ChargeCard", "PaymentOrder",
        "PaymentSucceeded", "TransferOwnership", "TransferToBuyer", "OwnershipTransferred", "OwnershipMoved", "SaleCompleted", "SaleRecorded", "Purchase")]
    public void What_carries_the_id_on_its_way_has_it_under_one_name(int way, string name, params string[] carriers)
    {
        var section = NamedInDocs.Section(Repository.Read("docs/architecture.md"), s_headings[way]);
        carriers.Where(carrier => !section.Contains($"`{carrier}`", StringComparison.Ordinal)).ShouldBeEmpty();

        carriers.Where(carrier => !SolutionAssemblies.Types.Any(type => type.Name == carrier && type.Properties.Any(property => property.Name == name)))
            .ShouldBeEmpty();
    }

    private static IReadOnlyList<string> Missing(string page) => NamedInDocs.Missing(page, s_headings, Types(), [.. Repository.Files]);

    // Of the product as compiled, and of tests as written.
    private static HashSet<string> Types() =>
    [
        .. SolutionAssemblies.Types.Select(type => type.Name.Split('`')[0]),
        .. Repository.WithExtension(".cs").Where(file => file.StartsWith("tests/", StringComparison.Ordinal))
            .SelectMany(file => Declaration().Matches(Repository.Read(file))).Select(match => match.Groups[1].Value),
    ];

    [GeneratedRegex(@"\b(?:class|record|struct|interface)\s+(\w+)")]
    private static partial Regex Declaration();
}
