using Picasso.Architecture.Tests.Rules;
using Picasso.Contracts.Pictures;

namespace Picasso.Architecture.Tests;

/// <summary>Inside a service an id has the type of what it names; contracts and stores have its text (docs/decisions/0050).</summary>
public sealed class TextIdTests
{
    private static readonly string[] s_services = ["Picasso.Pictures", "Picasso.Pictures.Commands", "Picasso.Pictures.Queries", "Picasso.Users", "Picasso.Reactions", "Picasso.Messages"];

    [Fact]
    public void No_id_inside_a_service_is_a_text() =>
        TextIds.In(SolutionAssemblies.Types.Where(type => s_services.Contains(type.Module.Assembly.Name.Name))).ShouldBeEmpty();

    [Fact]
    public void A_planted_id_as_a_text_is_found() => TextIds.In(SolutionAssemblies.Planted.Where(type => type.FullName.Contains("TextIdTests/Planted", StringComparison.Ordinal)))
        .Select(found => found[(found.LastIndexOf('/') + 1)..])
        .ShouldBe(["PlantedCommand.BuyerId", "PlantedCommand..ctor(BuyerId)", "PlantedCommand.Reaches(purchaseId)"], ignoreOrder: true);

    /// <summary>Carries an id as text.</summary>
    internal sealed record PlantedCommand(string BuyerId, string SessionId)
    {
        public bool Reaches(string? purchaseId) => purchaseId == SessionId;
    }

    /// <summary>At an edge it may.</summary>
    internal sealed class PlantedGrpc : PictureQueries.PictureQueriesBase
    {
        public static string Text(string pictureId) => pictureId;
    }
}
