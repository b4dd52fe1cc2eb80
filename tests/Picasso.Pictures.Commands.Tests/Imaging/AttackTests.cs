using System.Diagnostics;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using Picasso.Imaging.Workers;
using Picasso.Testing;
using Picasso.Testing.Hosting;
using Picasso.Testing.Pictures;
using Picasso.Testing.Processes;
using static Picasso.Pictures.Commands.Tests.PicturesHost;

namespace Picasso.Pictures.Commands.Tests.Imaging;

/// <summary>One person's pictures do not make everybody wait.</summary>
[Collection(Measured.Name)]
[Trait(Pace.Trait, Pace.Slow)]
public class AttackTests
{
    private const int Quiet = 7;

    // Others on the same machine only add time: the first of these measurements that holds is the truer one.
    private const int Measurements = 3;
    private const double Limit = 3;

    [Theory]
    [InlineData("progressive JPEG")]
    [InlineData("PNG of 16 bits")]
    public Task Under_an_attacker_with_two_connections_an_upload_takes_at_most_three_times_its_quiet_time(string kind)
    {
        var attacker = NewPerson();
        return AttackWithAsync(kind, Expensive(kind), attacker, attacker);
    }

    [Theory]
    [InlineData("half the pixels", 2121, 1414)]
    [InlineData("the same size", 3000, 2000)]
    [InlineData("twice the pixels", 4243, 2828)]
    public Task Under_two_accounts_with_pictures_of_similar_cost_it_takes_at_most_three_times_its_quiet_time(string kind, int width, int height) =>
        AttackWithAsync($"two accounts, JPEG of {kind}", TestPictures.Jpeg(NewSeed(), width, height), NewPerson(), NewPerson());

    private static async Task AttackWithAsync(string kind, byte[] file, string first, string second)
    {
        await using var pictures = await new PicturesHost().StartAsync();
        await MedianAsync(pictures, 2);
        var ratio = double.MaxValue;
        for (var i = 0; i < Measurements && ratio > Limit; i++)
            ratio = await MeasureAsync(pictures, kind, file, first, second);
        ratio.ShouldBeLessThanOrEqualTo(Limit);
        await Eventually.Holds(() => Task.FromResult(pictures.StagedFiles().Length), count => count == 0);
    }

    private static async Task<double> MeasureAsync(PicturesHost pictures, string kind, byte[] file, string first, string second)
    {
        var quiet = await MedianAsync(pictures, Quiet);
        using var stop = new CancellationTokenSource();
        var attacked = new[] { AttackAsync(pictures, first, file, stop.Token), AttackAsync(pictures, second, file, stop.Token) };
        var under = await MedianAsync(pictures, Quiet);
        await stop.CancelAsync();
        var attempts = (await Task.WhenAll(attacked)).Sum();

        Figure.Print(
            $"Two attacking connections, {kind} of {file.Length:N0} bytes: upload of another person quiet {quiet.TotalMilliseconds:0} ms, attacked {under.TotalMilliseconds:0} ms, ratio {under / quiet:0.00}, attempts {attempts}");
        return under / quiet;
    }

    private static byte[] Expensive(string kind)
    {
        using var image = TestPictures.Make(NewSeed(), 6000, 4000);
        using var deep = image.Cast(Enums.BandFormat.Ushort).Linear([257], [0]).Cast(Enums.BandFormat.Ushort).Copy(interpretation: Enums.Interpretation.Rgb16);
        return kind == "progressive JPEG" ? image.JpegsaveBuffer(q: 90, interlace: true) : deep.PngsaveBuffer(compression: 3);
    }

    /// <summary>Sends the same pixels again and again, each time as another file.</summary>
    private static async Task<int> AttackAsync(PicturesHost pictures, string attacker, byte[] file, CancellationToken stop)
    {
        var attempts = 0;
        while (!stop.IsCancellationRequested)
        {
            attempts++;
            try
            {
                await pictures.Upload(attacker, [.. file, .. Guid.NewGuid().ToByteArray()]);
            }
            catch (RpcException refused)
            {
                refused.StatusCode.ShouldBe(StatusCode.AlreadyExists);
            }
        }

        return attempts;
    }

    private static async Task<TimeSpan> MedianAsync(PicturesHost pictures, int uploads)
    {
        var taken = new List<TimeSpan>();
        for (var i = 0; i < uploads; i++)
        {
            var file = TestPictures.Jpeg(NewSeed(), 3000, 2000);
            var begun = Stopwatch.GetTimestamp();
            await pictures.Upload(NewPerson(), file);
            taken.Add(Stopwatch.GetElapsedTime(begun));
        }

        return taken.Order().ElementAt(uploads / 2);
    }
}
