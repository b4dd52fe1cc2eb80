using Picasso.ObjectStorage;
using Picasso.ObjectStorage.S3;

namespace Picasso.Conformance.Tests.ObjectStore;

public class S3SettingsTests
{
    private const string Least = "Endpoint=http://store:9000;AccessKey=key;SecretKey=secret";

    [Fact]
    public void What_is_not_said_has_a_usual_value()
    {
        var settings = S3Settings.Parse(Least);

        settings.Endpoint.ShouldBe(new Uri("http://store:9000/"));
        settings.BrowserEndpoint.ShouldBe(settings.Endpoint);
        (settings.AccessKey, settings.SecretKey, settings.Region).ShouldBe(("key", "secret", "us-east-1"));
        settings.PublicUrl.ShouldBeNull();
        (settings.NameOf(Bucket.Originals), settings.NameOf(Bucket.Public)).ShouldBe(("picasso-originals", "picasso-public"));
    }

    [Fact]
    public void Everything_can_be_said()
    {
        var settings = S3Settings.Parse(
            "endpoint=https://s3.example;accesskey=key;secretkey=\"a;b=c\";Region=eu-west-1;BrowserEndpoint=https://files.example:8443;"
            + "PublicUrl=https://cdn.example/pictures/;BucketPrefix=shop-");

        settings.Endpoint.ShouldBe(new Uri("https://s3.example"));
        settings.BrowserEndpoint.ShouldBe(new Uri("https://files.example:8443"));
        (settings.SecretKey, settings.Region, settings.PublicUrl).ShouldBe(("a;b=c", "eu-west-1", "https://cdn.example/pictures"));
        settings.NameOf(Bucket.Originals).ShouldBe("shop-originals");
    }

    [Fact]
    public void Browsers_may_be_kept_away_from_the_store() => S3Settings.Parse($"{Least};BrowserEndpoint=none").BrowserEndpoint.ShouldBeNull();

    [Theory]
    [InlineData("nonsense", "form")]
    [InlineData("AccessKey=key;SecretKey=secret", "lacks Endpoint")]
    [InlineData("Endpoint=http://store;SecretKey=secret", "lacks AccessKey")]
    [InlineData("Endpoint=http://store;AccessKey=key;SecretKey=", "lacks SecretKey")]
    [InlineData("Endpoint=store:9000;AccessKey=key;SecretKey=secret", "an Endpoint that is not")]
    [InlineData("Endpoint=ftp://store;AccessKey=key;SecretKey=secret", "an Endpoint that is not")]
    [InlineData("Endpoint=http://me:pass@store;AccessKey=key;SecretKey=secret", "an Endpoint that is not")]
    [InlineData("Endpoint=http://store/path;AccessKey=key;SecretKey=secret", "with a path")]
    [InlineData(Least + ";BrowserEndpoint=http://store/path", "BrowserEndpoint with a path")]
    [InlineData(Least + ";PublicUrl=/media", "PublicUrl that is not")]
    [InlineData(Least + ";PublicUrl=https://cdn.example/?a=b", "PublicUrl that is not")]
    [InlineData(Least + ";BucketPrefix=Shop_", "BucketPrefix")]
    [InlineData(Least + ";Bucket=shop", "knows only")]
    public void What_is_no_connection_string_is_refused_without_repeating_it(string text, string why)
    {
        var refused = Should.Throw<InvalidOperationException>(() => S3Settings.Parse(text));

        refused.Message.ShouldContain(why);
        refused.Message.ShouldContain("ConnectionStrings:objects");
        refused.Message.ShouldNotContain("secret", Case.Sensitive);
    }

    [Fact]
    public void Its_text_holds_no_secret() => S3Settings.Parse(Least).ToString().ShouldNotContain("secret");
}
