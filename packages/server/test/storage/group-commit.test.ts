import { describe, expect, test } from 'vitest'
import { GroupCommit } from '../../src/storage/group-commit.ts'

describe('changes that come at the same time', () => {
  test('share one transaction, and each is told when it is written', async () => {
    const groups: number[][] = []
    const commit = new GroupCommit<number>(async items => void groups.push([...items]))
    await Promise.all([1, 2, 3].map(number => commit.add(number)))
    expect(groups).toEqual([[1, 2, 3]])
  })

  test('gather while another group is written', async () => {
    const groups: number[][] = []
    const { promise: disk, resolve: release } = Promise.withResolvers<void>()
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    const commit = new GroupCommit<number>(async items => {
      groups.push([...items])
      begin()
      await disk
    })
    const first = commit.add(1)
    await begun
    const others = [commit.add(2), commit.add(3)]
    release()
    await Promise.all([first, ...others])
    expect(groups).toEqual([[1], [2, 3]])
  })

  test('are no more than 64 in a group', async () => {
    const sizes: number[] = []
    const commit = new GroupCommit<number>(async items => void sizes.push(items.length))
    await Promise.all(Array.from({ length: 100 }, (_, number) => commit.add(number)))
    expect(sizes).toEqual([64, 36])
  })

  test('are written each by itself when a group fails, so that only who is at fault hears of it', async () => {
    const written: number[] = []
    const commit = new GroupCommit<number>(async items => {
      if (items.includes(2)) throw new Error(`no room for ${items}`)
      written.push(...items)
    })
    const outcomes = await Promise.allSettled([1, 2, 3].map(number => commit.add(number)))
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(outcomes[1]).toMatchObject({ reason: new Error('no room for 2') })
    expect(written).toEqual([1, 3])
  })

  test('wait for one failure and not for those of their neighbours, where the database does not answer', async () => {
    const { promise: silence, reject: giveUp } = Promise.withResolvers<void>()
    const { promise: allTried, resolve: triedAll } = Promise.withResolvers<void>()
    let tries = 0
    const commit = new GroupCommit<number>(async items => {
      if (items.length > 1) throw new Error('no answer')
      tries += 1
      if (tries === 3) triedAll()
      await silence
    })
    const outcomes = Promise.allSettled([1, 2, 3].map(number => commit.add(number)))
    await allTried
    giveUp(new Error('no answer'))
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  })

  test('can be written again after a failure', async () => {
    let isFull = true
    const commit = new GroupCommit<number>(async () => {
      if (isFull) throw new Error('full')
    })
    await expect(commit.add(1)).rejects.toThrow('full')
    isFull = false
    await expect(commit.add(2)).resolves.toBeUndefined()
  })
})
