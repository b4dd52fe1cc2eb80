using System.Text.Json;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using Picasso.Kernel;
using Picasso.Users.Model;
using Picasso.Users.Mongo;

namespace Picasso.Conformance.Tests.Users;

/// <summary>The bytes of a stored account, also where no MongoDB runs.</summary>
public sealed class AccountDocumentTests
{
    private static readonly UserAccount s_account = new()
    {
        Id = Ids.From("ada"),
        JoinedAt = new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Language = "de",
        Statement = "Light on water.",
        ProfileLinks = [new ProfileLink("Studio", "https://example.com/a")],
        CoverPictureId = Ids.From("cover"),
        FeaturedPictureIds = [Ids.From("z"), Ids.From("a")],
    };

    [Fact]
    public void A_presentation_of_work_comes_back_as_it_went_in()
    {
        var read = BsonSerializer.Deserialize<AccountDocument>(s_account.ToDocument(version: 1).ToBson()).ToAccount();

        JsonSerializer.Serialize(read).ShouldBe(JsonSerializer.Serialize(s_account with { Version = 1 }));
    }

    [Fact]
    public void A_document_from_before_the_presentation_of_work_is_read()
    {
        var stored = s_account.ToDocument(version: 1).ToBsonDocument();
        foreach (var field in (string[])["statement", "links", "cover", "featured", "language"])
        {
            stored.Contains(field).ShouldBeTrue(field);
            stored.Remove(field);
        }

        var read = BsonSerializer.Deserialize<AccountDocument>(stored).ToAccount();

        var expected = s_account with { Version = 1, Language = null, Statement = "", ProfileLinks = [], CoverPictureId = null, FeaturedPictureIds = [] };
        JsonSerializer.Serialize(read).ShouldBe(JsonSerializer.Serialize(expected));
    }
}
