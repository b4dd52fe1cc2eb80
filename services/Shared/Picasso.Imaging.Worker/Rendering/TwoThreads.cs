using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Picasso.Imaging.Worker.Rendering;

/// <summary>
/// Runs the work that follows decoding on two threads: it takes a third of a picture's time, and a second thread helps while the other processor is idle.
/// More would cost memory.
/// </summary>
internal static class TwoThreads
{
    private static readonly ParallelOptions s_two = new() { MaxDegreeOfParallelism = 2 };

    /// <summary>Runs the work in this order, one piece at a time to whichever thread is free.</summary>
    public static void Run(IEnumerable<Action> work)
    {
        try
        {
            Parallel.ForEach(Partitioner.Create(work, EnumerablePartitionerOptions.NoBuffering), s_two, piece => piece());
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }
}
