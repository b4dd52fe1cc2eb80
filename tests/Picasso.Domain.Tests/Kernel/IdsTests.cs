using Picasso.Kernel;

namespace Picasso.Domain.Tests.Kernel;

public class IdsTests
{
    [Fact]
    public void The_same_name_gives_the_same_id() => Ids.From("a/b").ShouldBe(Ids.From("a/b"));

    [Fact]
    public void Made_ids_are_ids()
    {
        Ids.IsId(Ids.New(TimeProvider.System)).ShouldBeTrue();
        Ids.IsId(Ids.From("x")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("0191C1E5-0000-7000-8000-000000000001")]
    [InlineData("0191c1e5000070008000000000000001")]
    public void Only_the_canonical_spelling_is_an_id(string? text) => Ids.IsId(text).ShouldBeFalse();
}
