using Picasso.EmbeddedStorage;

namespace Picasso.Domain.Tests.EmbeddedStorage;

public sealed class FirstFileTests : IDisposable
{
    private const int AtOnce = 4;
    private const int Rounds = 500;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("picasso-first-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Of_many_at_the_same_moment_one_makes_the_file_and_it_keeps_what_that_one_wrote()
    {
        using var together = new Barrier(AtOnce);
        var made = new bool[AtOnce, Rounds];
        var makers = Enumerable.Range(0, AtOnce).Select(maker => new Thread(() =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                var draft = Draft($"{maker}");
                together.SignalAndWait();
                made[maker, round] = FirstFile.TryPlace(draft, PathOf(round));
            }
        })).ToList();

        makers.ForEach(maker => maker.Start());
        makers.ForEach(maker => maker.Join());

        for (var round = 0; round < Rounds; round++)
        {
            var first = Enumerable.Range(0, AtOnce).Where(maker => made[maker, round]).ShouldHaveSingleItem();
            File.ReadAllText(PathOf(round)).ShouldBe($"{first}");
        }

        _folder.GetFiles().Length.ShouldBe(Rounds);
    }

    [Fact]
    public void A_place_that_cannot_be_written_to_is_an_error_and_the_draft_is_gone()
    {
        var draft = Draft("x");

        Should.Throw<IOException>(() => FirstFile.TryPlace(draft, Path.Combine(_folder.FullName, "missing", "a.key")));

        File.Exists(draft).ShouldBeFalse();
    }

    private string PathOf(int round) => Path.Combine(_folder.FullName, $"{round}.key");

    private string Draft(string content)
    {
        var path = Path.Combine(_folder.FullName, $"{content}.draft");
        File.WriteAllText(path, content);
        return path;
    }
}
