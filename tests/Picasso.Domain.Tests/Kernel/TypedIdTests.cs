using System.Text.Json;
using Picasso.Kernel;

namespace Picasso.Domain.Tests.Kernel;

/// <summary>An id with a type is stored as the text that it was before.</summary>
public sealed class TypedIdTests
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    [Fact]
    public void An_id_is_written_to_JSON_as_its_text() =>
        JsonSerializer.Serialize(new Sold("p1", "picture", "ada"), s_json).ShouldBe("""{"purchaseId":"p1","pictureId":"picture","sellerId":"ada"}""");

    [Fact]
    public void The_text_in_JSON_is_the_id() =>
        JsonSerializer.Deserialize<Sold>("""{"purchaseId":"p1","pictureId":"picture","sellerId":"ada"}""", s_json).ShouldBe(new Sold("p1", "picture", "ada"));

    [Theory]
    [InlineData("""{"purchaseId":null,"pictureId":"picture","sellerId":"ada"}""")]
    [InlineData("""{"purchaseId":7,"pictureId":"picture","sellerId":"ada"}""")]
    public void JSON_without_a_text_is_no_id(string json) => Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Sold>(json, s_json));

    [Fact]
    public void No_id_is_the_empty_text()
    {
        default(PictureId).ShouldBe(new PictureId(""));
        default(PictureId).Value.ShouldBe("");
        $"{new PictureId("x")}".ShouldBe("x");
    }

    private sealed record Sold(PurchaseId PurchaseId, PictureId PictureId, UserId SellerId);
}
